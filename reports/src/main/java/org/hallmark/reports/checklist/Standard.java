package org.hallmark.reports.checklist;

import java.util.Arrays;
import java.util.List;

/** A document that asks for facts about data, and what it asks, in the shortest words. */
public enum Standard {
  /** The components of the pyramid of NIST SP 800-226 (March 2025). */
  NIST(
      "NIST SP 800-226",
      """
      privacy parameters | unit of privacy | algorithms and correctness | utility | bias
      access control | trust model | side channels | data collection exposure
      """),
  /** The fields of the OpenDP registry of deployments, tiers 1 to 3. */
  OPENDP(
      "OpenDP registry",
      """
      name | data curators | intended use | data product type | region | sector | description
      publication date | variant | data domain | unprotected quantities | privacy unit
      privacy unit details | epsilon | delta | rho | budget breakdown | trust model | actors
      releases | source dynamics | interaction | post-processing | composition | preprocessing
      hyper-parameter tuning | mechanisms | library | side channels | access control
      justification | validation
      """),
  /** The items of REFORMS (Kapoor et al. 2024, Science Advances 10, eadk3452). */
  REFORMS(
      "REFORMS",
      """
      1a | 1b | 1c | 2a | 2b | 2c | 2d | 2e | 3a | 3b | 3c | 3d | 3e | 3f | 3g | 4a | 4b | 4c
      5a | 5b | 5c | 5d | 5e | 5f | 6a | 6b | 6c | 7a | 7b | 7c | 8a | 8b
      """),
  /** The questions of Datasheets for Datasets (Gebru et al. 2021) but "any other comments". */
  DATASHEETS(
      "Datasheets",
      """
      motivation: purpose | motivation: creators | motivation: funding | composition: instances
      composition: number | composition: sample of a larger set | composition: data of an instance
      composition: label | composition: missing information | composition: relationships
      composition: splits | composition: errors and duplicates | composition: self-contained
      composition: confidential | composition: offensive | composition: subpopulations
      composition: identifiable persons | composition: sensitive | collection: acquisition
      collection: mechanisms | collection: sampling strategy | collection: who
      collection: timeframe | collection: ethical review | collection: directly or by others
      collection: notice | collection: consent | collection: revocation
      collection: impact analysis | preprocessing: what | preprocessing: raw data
      preprocessing: software | uses: so far | uses: repository | uses: other tasks
      uses: effects of composition | uses: not to be used for | distribution: to whom
      distribution: how | distribution: when | distribution: licence
      distribution: rights of others | distribution: export controls | maintenance: who
      maintenance: contact | maintenance: erratum | maintenance: updates
      maintenance: retention | maintenance: older versions | maintenance: contributions
      """),
  /** Properties of Croissant 1.1 and of its vocabulary for responsible AI 1.0. */
  CROISSANT(
      "Croissant and RAI",
      """
      name | description | url | license | datePublished | version | creator | citeAs
      distribution | recordSet | prov:wasGeneratedBy | prov:wasDerivedFrom
      rai:dataLimitations | rai:dataCollection | rai:dataCollectionType
      rai:dataCollectionMissingData | rai:dataCollectionRawData | rai:dataCollectionTimeframe
      rai:dataImputationProtocol | rai:dataPreprocessingProtocol | rai:dataManipulationProtocol
      rai:dataAnnotationProtocol | rai:dataAnnotationPlatform | rai:dataAnnotationAnalysis
      rai:annotationsPerItem | rai:annotatorDemographics | rai:machineAnnotationTools
      rai:dataBiases | rai:dataUseCases | rai:dataSocialImpact
      rai:personalSensitiveInformation | rai:dataReleaseMaintenancePlan
      """);

  private final String title;
  private final List<String> items;

  Standard(String title, String items) {
    this.title = title;
    this.items = Arrays.stream(items.strip().split("\\s*[|\\n]\\s*")).toList();
  }

  /** In words. */
  public String title() {
    return title;
  }

  /** What it asks, in its order. */
  public List<String> items() {
    return items;
  }

  /** One item of it. */
  Item item(String name) {
    return new Item(this, name);
  }

  /** Several items of it. */
  List<Item> items(String... names) {
    return Arrays.stream(names).map(this::item).toList();
  }

  /**
   * Something that a standard asks.
   *
   * @param standard which
   * @param name one of its items
   */
  public record Item(Standard standard, String name) {
    public Item {
      if (!standard.items.contains(name)) {
        throw new IllegalArgumentException(
            "name must be an item of " + standard.title + ". Provided value: " + name);
      }
    }
  }
}
