package org.hallmark.generators.djl;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.hallmark.generators.ComputeDevice;
import org.hallmark.generators.DeviceException;
import org.hallmark.generators.Fixtures;
import org.hallmark.generators.NumericMode;
import org.hallmark.provenance.Digest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On made-up cards and libraries: no graphics card was at hand. */
class CudaSetupTest {
  private static final ComputeDevice FIRST = ComputeDevice.ofCard(0);

  @TempDir Path folder;

  private final Map<String, String> environment = new TreeMap<>();

  @BeforeEach
  void install() throws IOException {
    Path lib = Files.createDirectories(folder.resolve("libtorch/lib"));
    for (String name : CudaSetup.LIBRARIES) {
      Files.writeString(lib.resolve(name), name);
    }
    Files.writeString(folder.resolve("libtorch/build-version"), "2.7.1+cu128\n");
    Path card = Files.createDirectories(folder.resolve("nvidia/gpus/0000:01:00.0"));
    Files.writeString(card.resolve("information"), "Model: \t\t NVIDIA H100\nIRQ: 5\n");
    Files.writeString(
        folder.resolve("nvidia/version"), "NVRM version: NVIDIA UNIX 570.1\nGCC version: x\n");
    environment.put("PYTORCH_LIBRARY_PATH", lib.toString());
    environment.put("PYTORCH_VERSION", "2.7.1");
    environment.put("PYTORCH_FLAVOR", "cu128");
    environment.putAll(CudaSetup.PINNED);
  }

  private CudaSetup setup() {
    return new CudaSetup(environment, folder.resolve("nvidia"));
  }

  private String refusal(ComputeDevice device) {
    return assertThrows(DeviceException.class, () -> setup().require(device, NumericMode.AVX2))
        .getMessage();
  }

  private static void requireLines(String message, String... lines) {
    for (String line : lines) {
      assertTrue(message.contains(line), message);
    }
  }

  @Test
  void require_allInPlace_passes() {
    assertDoesNotThrow(() -> setup().require(FIRST, NumericMode.AVX2));
  }

  @Test
  void require_cardThatIsNotThere_saysHowManyThereAre() {
    requireLines(refusal(ComputeDevice.ofCard(7)), "found:    1", "Give --device cuda:0");
  }

  @Test
  void require_machineWithoutCards_saysToInstallTheDriver() {
    CudaSetup none = new CudaSetup(environment, folder.resolve("nothing"));
    String message =
        assertThrows(
                DeviceException.class,
                () -> none.require(ComputeDevice.ofCard(7), NumericMode.AVX2))
            .getMessage();
    requireLines(message, "--device cuda:7", "found:    none", "driver", "--device cpu");
  }

  @Test
  void require_otherVersion_saysWhichToInstall() {
    environment.put("PYTORCH_VERSION", "2.5.1");
    requireLines(
        refusal(FIRST),
        "expected: PYTORCH_VERSION=2.7.1",
        "found:    PYTORCH_VERSION=2.5.1",
        "Install libtorch 2.7.1");
  }

  @Test
  void require_flavorOfTheProcessor_saysWhichToInstall() {
    environment.put("PYTORCH_FLAVOR", "cpu");
    requireLines(refusal(FIRST), "expected: PYTORCH_FLAVOR=cu128", "found:    PYTORCH_FLAVOR=cpu");
  }

  @Test
  void require_folderThatIsMissing_namesIt() {
    environment.put("PYTORCH_LIBRARY_PATH", "/no/such/lib");
    requireLines(refusal(FIRST), "no folder /no/such/lib", "PYTORCH_LIBRARY_PATH=<its folder lib>");
    environment.remove("PYTORCH_LIBRARY_PATH");
    requireLines(refusal(FIRST), "found:    unset");
  }

  @Test
  void require_buildForTheProcessorAlone_namesWhatIsLacking() throws IOException {
    Files.delete(folder.resolve("libtorch/lib/libtorch_cuda.so"));
    requireLines(refusal(FIRST), "not there: libtorch_cuda.so");
  }

  @Test
  void require_folderThatSaysAnotherBuild_isRefused() throws IOException {
    Files.writeString(folder.resolve("libtorch/build-version"), "2.7.1+cu118\n");
    requireLines(refusal(FIRST), "expected: 2.7.1+cu128", "found:    2.7.1+cu118");
  }

  @Test
  void require_arithmeticNotPinned_isRefusedButForFast() {
    environment.remove("NVIDIA_TF32_OVERRIDE");
    requireLines(refusal(FIRST), "NVIDIA_TF32_OVERRIDE=unset", "./hallmark");
    assertDoesNotThrow(() -> setup().require(FIRST, NumericMode.FAST));
  }

  @Test
  void require_processorWithOtherLibraries_isRefused() {
    requireLines(refusal(ComputeDevice.CPU), "PYTORCH_FLAVOR=cu128", "Unset them");
    environment.clear();
    assertDoesNotThrow(() -> setup().require(ComputeDevice.CPU, NumericMode.AVX2));
  }

  @Test
  void facts_card_nameItItsDriverAndEveryLibrary() throws IOException {
    SortedMap<String, String> facts = setup().facts(FIRST);
    assertEquals("NVIDIA H100", facts.get("accelerator"));
    assertEquals("cuda:0", facts.get("accelerator.device"));
    assertEquals("NVIDIA UNIX 570.1", facts.get("accelerator.driver"));
    assertEquals("0", facts.get("NVIDIA_TF32_OVERRIDE"));
    assertEquals(
        Digest.of("libc10.so".getBytes(StandardCharsets.UTF_8)).hex(),
        facts.get("accelerator.library.libc10.so"));
  }

  @Test
  void version_ofTheSetup_isThatOfTheBindingInTheJars() throws IOException {
    String binding;
    try (var in =
        CudaSetupTest.class.getClassLoader().getResourceAsStream("jnilib/pytorch.properties")) {
      binding = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
    requireLines(binding, "jni_version=" + CudaSetup.VERSION + "-");
    assertTrue(
        CudaSetupTest.class
                .getClassLoader()
                .getResource("jnilib/linux-x86_64/" + CudaSetup.FLAVOR + "/libdjl_torch.so")
            != null);
  }

  @Test
  void probe_librariesThatDoNotLoad_saysWhatTheProcessSaid() {
    String message =
        assertThrows(
                DeviceException.class,
                () -> CudaProbe.require(FIRST, Fixtures.natives(), environment))
            .getMessage();
    requireLines(message, "LD_BIND_NOW=1", "2.7.1+cu128", "found:    ", ".so");
  }
}
