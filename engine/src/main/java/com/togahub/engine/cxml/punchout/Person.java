package com.togahub.engine.cxml.punchout;

import static java.util.Objects.requireNonNull;

import com.togahub.engine.cxml.xml.Nodes;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.w3c.dom.Element;

/**
 * Who shops, as the buyer's document says.
 *
 * @param email address, if it has the form of one
 * @param name of the person
 * @param uniqueName what the buyer's system calls it
 */
record Person(Optional<String> email, Optional<String> name, Optional<String> uniqueName) {
    private static final Pattern ADDRESS = Pattern.compile("[^\\s@<>\"]{1,64}@[^\\s@<>\"]{1,189}");
    private static final int LONGEST_NAME = 200;
    private static final String ROLE = "endUser";

    Person {
        requireNonNull(email, "email");
        requireNonNull(name, "name");
        requireNonNull(uniqueName, "uniqueName");
    }

    /** Reads {@code Contact} and the Extrinsics that senders use, whose names are compared without case. */
    static Person of(Element setup) {
        Map<String, String> extrinsics = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (Element extrinsic : Nodes.children(setup, "Extrinsic")) {
            Nodes.attribute(extrinsic, "name")
                    .ifPresent(name -> Nodes.text(extrinsic).ifPresent(value -> extrinsics.putIfAbsent(name, value)));
        }
        Optional<Element> contact = contact(setup);
        Optional<String> unique = first(extrinsics, "UniqueName", "User", "UserId", "Username");
        Optional<String> email = Stream.of(
                        first(extrinsics, "UserEmail", "Email", "EmailAddress"),
                        contact.flatMap(element -> Nodes.textAt(element, "Email")),
                        unique)
                .flatMap(Optional::stream)
                .filter(text -> ADDRESS.matcher(text).matches())
                .map(text -> text.toLowerCase(Locale.ROOT))
                .findFirst();
        Optional<String> name = contact.flatMap(element -> Nodes.textAt(element, "Name"))
                .or(() -> first(extrinsics, "UserFullName", "FullName", "UserPrintableName"))
                .or(() -> joined(first(extrinsics, "FirstName"), first(extrinsics, "LastName")))
                .or(() -> unique)
                .map(Person::cut);
        return new Person(email, name, unique.map(Person::cut));
    }

    /** The contact that is the end user, else one that says no role. */
    private static Optional<Element> contact(Element setup) {
        List<Element> contacts = Nodes.children(setup, "Contact");
        return Stream.concat(
                        contacts.stream()
                                .filter(each -> ROLE.equalsIgnoreCase(
                                        Nodes.attribute(each, "role").orElse(""))),
                        contacts.stream()
                                .filter(each -> Nodes.attribute(each, "role").isEmpty()))
                .findFirst();
    }

    private static Optional<String> first(Map<String, String> extrinsics, String... names) {
        return Stream.of(names)
                .flatMap(name -> Optional.ofNullable(extrinsics.get(name)).stream())
                .findFirst();
    }

    private static Optional<String> joined(Optional<String> first, Optional<String> last) {
        String both = (first.orElse("") + " " + last.orElse("")).strip();
        return both.isEmpty() ? Optional.empty() : Optional.of(both);
    }

    private static String cut(String text) {
        int points = text.codePointCount(0, text.length());
        return points <= LONGEST_NAME ? text : text.substring(0, text.offsetByCodePoints(0, LONGEST_NAME));
    }
}
