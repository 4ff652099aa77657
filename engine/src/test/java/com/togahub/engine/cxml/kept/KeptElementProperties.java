package com.togahub.engine.cxml.kept;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.togahub.engine.cxml.xml.SafeParser;
import com.togahub.engine.cxml.xml.XmlText;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.w3c.dom.Element;

/** Whatever markup a sender puts into an Extrinsic comes out of the JSON column again. */
class KeptElementProperties {
    @Property(tries = 300)
    void parse_keep_render_changes_nothing(@ForAll("markup") String markup) {
        Element parsed = parse("<Extrinsic name=\"x\">" + markup + "</Extrinsic>");
        String rendered = KeptElement.markup(parsed);
        assertEquals(XmlText.of(parsed), XmlText.of(parse(rendered)));
    }

    @Property(tries = 100)
    void declarations_from_above_come_along(@ForAll("markup") String markup) {
        String kept = "<Extrinsic name=\"x\"><o:a o:b=\"c\">" + markup + "</o:a></Extrinsic>";
        Element above = parse("<cXML xmlns:o=\"urn:o\">" + kept + "</cXML>");
        Element rendered = parse(KeptElement.markup((Element) above.getFirstChild()));
        assertEquals("urn:o", rendered.getFirstChild().getNamespaceURI());
        assertEquals(XmlText.of((Element) above.getFirstChild().getFirstChild()), XmlText.of((Element)
                rendered.getFirstChild()));
    }

    @Provide
    Arbitrary<String> markup() {
        return tree(3);
    }

    private static Arbitrary<String> tree(int depth) {
        Arbitrary<String> text = Arbitraries.strings()
                .withChars("abc \"'&<>\n\t\u00df\u4e2d")
                .ofMaxLength(8)
                .map(XmlText::escaped);
        if (depth == 0) {
            return text;
        }
        Arbitrary<String> name = Arbitraries.of("Name", "Money", "p:Thing", "a-b");
        Arbitrary<String> attribute = Arbitraries.strings()
                .withChars("xyz \"'&<>\n\t")
                .ofMaxLength(6)
                .map(value -> " k=\"" + XmlText.escapedAttribute(value) + "\" xmlns:p=\"urn:p\"");
        Arbitrary<String> element = Combinators.combine(name, attribute, tree(depth - 1))
                .as((tag, attributes, content) -> "<" + tag + attributes + ">" + content + "</" + tag + ">");
        return Arbitraries.oneOf(text, element).list().ofMaxSize(4).map(parts -> String.join("", parts));
    }

    private static Element parse(String text) {
        return SafeParser.parse(text.getBytes(StandardCharsets.UTF_8), Optional.of("UTF-8"))
                .getDocumentElement();
    }
}
