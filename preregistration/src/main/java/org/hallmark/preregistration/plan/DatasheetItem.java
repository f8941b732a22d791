package org.hallmark.preregistration.plan;

/** What a datasheet can tell: a key in the plan's section {@code datasheet}, and a question. */
public enum DatasheetItem {
  IDENTIFIER("identifier", "Under which DOI or address is the release found?"),
  CONTACT("contact", "Whom can a reader ask?"),
  MAINTAINER("maintainer", "Who keeps the release in order?"),
  SECTOR("sector", "Which field or sector does it belong to?"),
  REGION("region", "Which part of the world are the data from?"),
  MOTIVATION("motivation", "Why was it made?"),
  FUNDER("funder", "Who paid for it?"),
  INTENDED_USES("intendedUses", "What is it meant for?"),
  PROHIBITED_USES("prohibitedUses", "What must it not be used for?"),
  POPULATION("population", "About which population or distribution is the claim?"),
  POPULATION_REASON("populationReason", "Why that population?"),
  METHOD_REASON("methodReason", "Why a generative model, and why this one?"),
  PROVIDER("provider", "Who gave the source?"),
  COLLECTION("collection", "How and by whom was the source collected?"),
  TIMEFRAME("timeframe", "When was the source collected?"),
  SAMPLING_FRAME("samplingFrame", "From which set was the source drawn, and how?"),
  REPRESENTATIVENESS("representativeness", "How well does the source stand for that set?"),
  RAW_DATA("rawData", "Is the raw source kept, and where?"),
  ANNOTATION("annotation", "Who labelled the source, and how?"),
  DEPENDENCE("dependence", "Which records of the source depend on each other or are duplicates?"),
  ERRORS("errors", "Which errors of the source are known?"),
  LEGAL_BASIS("legalBasis", "On which legal basis is the source used?"),
  CONSENT("consent", "What did those whom the source is about agree to?"),
  SENSITIVE_ATTRIBUTES("sensitiveAttributes", "Which columns are personal or sensitive?"),
  COLLECTION_EXPOSURE("collectionExposure", "Who could see the source before it came here?"),
  BUDGET_REASON("budgetReason", "Why is this privacy budget right for this source?"),
  ATTACKS("attacks", "Which attacks on membership or attributes were tried, with what outcome?"),
  UTILITY("utility", "How well do tasks downstream work with it?"),
  BASELINES("baselines", "What was it compared with?"),
  LIMITATIONS("limitations", "Where is it known to fail?"),
  BIASES("biases", "Which biases does it carry?"),
  GENERALISATION("generalisation", "Where are the findings not expected to hold?"),
  SUBGROUPS("subgroups", "How do subgroups fare?"),
  EARLIER_USES("earlierUses", "Has it, or its source, been used before?"),
  ACCESS("access", "Who gets it, how and when?"),
  RESTRICTIONS("restrictions", "Which rights of others or export rules bind it?"),
  UPDATES("updates", "How are errors put right, and how would it be withdrawn?"),
  DEPRECATION("deprecation", "What becomes of older versions?"),
  CONTRIBUTIONS("contributions", "How can others add to it?"),
  ETHICS_REVIEW("ethicsReview", "Who reviewed the ethics of it?"),
  SOCIAL_IMPACT("socialImpact", "Whom could it help or harm?");

  private final String key;
  private final String question;

  DatasheetItem(String key, String question) {
    this.key = key;
    this.question = question;
  }

  /** The member of the section. */
  public String key() {
    return key;
  }

  /** What is asked. */
  public String question() {
    return question;
  }
}
