package org.hallmark.reports;

import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** A page as the JDK's XML parser reads it. */
public record ParsedPage(Document document) {

  public static ParsedPage of(byte[] html) {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setNamespaceAware(true);
      var builder = factory.newDocumentBuilder();
      builder.setErrorHandler(null);
      return new ParsedPage(builder.parse(new ByteArrayInputStream(html)));
    } catch (Exception e) {
      throw new AssertionError("the page must be well-formed", e);
    }
  }

  public List<Element> all(String name) {
    NodeList found = document.getElementsByTagName(name);
    return IntStream.range(0, found.getLength()).mapToObj(i -> (Element) found.item(i)).toList();
  }

  public List<String> names() {
    return all("*").stream().map(Element::getTagName).toList();
  }

  public String text() {
    return document.getDocumentElement().getTextContent();
  }
}
