import java.io.FileInputStream;
import java.io.InputStream;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;

/**
 * Asks veraPDF whether files keep PDF/A-2a and PDF/UA-1. Prints every fault, and exits with 1 where
 * there is one: {@code java -cp 'lib/*' Check.java FILE…}
 */
public final class Check {
  private Check() {}

  public static void main(String[] files) throws Exception {
    VeraGreenfieldFoundryProvider.initialise();
    boolean faultless = files.length > 0;
    for (String file : files) {
      for (PDFAFlavour flavour : new PDFAFlavour[] {PDFAFlavour.PDFA_2_A, PDFAFlavour.PDFUA_1}) {
        faultless &= keeps(file, flavour);
      }
    }
    System.exit(faultless ? 0 : 1);
  }

  private static boolean keeps(String file, PDFAFlavour flavour) throws Exception {
    try (InputStream in = new FileInputStream(file);
        PDFAParser parser = Foundries.defaultInstance().createParser(in, flavour)) {
      var result = Foundries.defaultInstance().createValidator(flavour, false).validate(parser);
      result.getTestAssertions().stream()
          .filter(assertion -> assertion.getStatus() == TestAssertion.Status.FAILED)
          .map(fault -> fault.getRuleId().getClause() + " " + fault.getMessage())
          .distinct()
          .forEach(fault -> System.out.println(file + ": " + flavour + ": " + fault));
      return result.isCompliant();
    }
  }
}
