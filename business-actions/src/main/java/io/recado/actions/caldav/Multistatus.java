package io.recado.actions.caldav;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** What a server tells of several things at once (RFC 4918, 13), as far as it is asked for. */
record Multistatus(List<String> calendars, List<String> etags) {

  private static final String DAV = "DAV:";
  private static final String CALDAV = "urn:ietf:params:xml:ns:caldav";

  /**
   * @throws CalDavException when it is no multistatus, or wants anything fetched or defined
   */
  static Multistatus of(byte[] body) {
    try {
      return read(factory().createXMLStreamReader(new ByteArrayInputStream(body)));
    } catch (XMLStreamException malformed) {
      throw CalDavException.unreadable(malformed);
    }
  }

  /** The tag of the only thing that was asked about. */
  String etag() {
    if (etags.size() != 1) {
      throw CalDavException.unreadable(null);
    }
    return etags.getFirst();
  }

  private static Multistatus read(XMLStreamReader xml) throws XMLStreamException {
    var read = new Multistatus(new ArrayList<>(), new ArrayList<>());
    boolean isMultistatus = false;
    while (xml.hasNext()) {
      switch (xml.next()) {
        case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
            throw CalDavException.unreadable(null);
        case XMLStreamConstants.START_ELEMENT -> {
          isMultistatus |= is(xml, DAV, "multistatus");
          read.take(xml);
        }
        default -> {}
      }
    }
    if (!isMultistatus) {
      throw CalDavException.unreadable(null);
    }
    return read;
  }

  private void take(XMLStreamReader xml) throws XMLStreamException {
    if (is(xml, CALDAV, "calendar-data")) {
      calendars.add(xml.getElementText());
    } else if (is(xml, DAV, "getetag")) {
      etags.add(xml.getElementText());
    }
  }

  private static boolean is(XMLStreamReader xml, String namespace, String name) {
    return name.equals(xml.getLocalName()) && namespace.equals(xml.getNamespaceURI());
  }

  private static XMLInputFactory factory() {
    var factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    return factory;
  }
}
