package com.togahub.engine.cxml.value;

import static java.util.Objects.requireNonNull;

import com.togahub.engine.cxml.xml.Nodes;
import java.util.List;
import java.util.Optional;
import org.w3c.dom.Element;

/**
 * Where goods or bills go.
 *
 * @param addressId the sender's key for it
 * @param addressIdDomain in which that key is unique
 * @param name of the company or place
 * @param deliverTo persons and stops, in order
 * @param streets lines, in order
 * @param countryCode ISO 3166, two letters
 * @param email address
 * @param phone number with its codes
 */
public record PostalAddress(
        Optional<String> addressId,
        Optional<String> addressIdDomain,
        Optional<String> name,
        List<String> deliverTo,
        List<String> streets,
        Optional<String> city,
        Optional<String> state,
        Optional<String> postalCode,
        Optional<String> countryCode,
        Optional<String> email,
        Optional<String> phone) {
    public PostalAddress {
        requireNonNull(addressId, "addressId");
        requireNonNull(addressIdDomain, "addressIdDomain");
        requireNonNull(name, "name");
        deliverTo = List.copyOf(deliverTo);
        streets = List.copyOf(streets);
        requireNonNull(city, "city");
        requireNonNull(state, "state");
        requireNonNull(postalCode, "postalCode");
        requireNonNull(countryCode, "countryCode");
        requireNonNull(email, "email");
        requireNonNull(phone, "phone");
    }

    /** Reads the {@code Address} below {@code ShipTo} or {@code BillTo}. */
    public static Optional<PostalAddress> of(Element parent, String holder) {
        return Nodes.at(parent, holder, "Address").map(PostalAddress::of);
    }

    /** Reads the {@code Contact} of a role below an element, which is written like an address. */
    public static Optional<PostalAddress> contact(Element parent, String role) {
        return Nodes.children(parent, "Contact").stream()
                .filter(contact -> contact.getAttribute("role").equalsIgnoreCase(role))
                .findFirst()
                .map(PostalAddress::of);
    }

    private static PostalAddress of(Element address) {
        Optional<Element> postal = Nodes.child(address, "PostalAddress");
        return new PostalAddress(
                Nodes.attribute(address, "addressID"),
                Nodes.attribute(address, "addressIDDomain"),
                Nodes.textAt(address, "Name"),
                texts(postal, "DeliverTo"),
                texts(postal, "Street"),
                postal.flatMap(element -> Nodes.textAt(element, "City")),
                postal.flatMap(element -> Nodes.textAt(element, "State")),
                postal.flatMap(element -> Nodes.textAt(element, "PostalCode")),
                postal.flatMap(element -> Nodes.child(element, "Country"))
                        .flatMap(country -> Nodes.attribute(country, "isoCountryCode"))
                        .or(() -> Nodes.attribute(address, "isoCountryCode")),
                Nodes.textAt(address, "Email"),
                Nodes.at(address, "Phone", "TelephoneNumber").flatMap(PostalAddress::number));
    }

    private static List<String> texts(Optional<Element> parent, String name) {
        return parent.stream()
                .flatMap(element -> Nodes.children(element, name).stream())
                .flatMap(element -> Nodes.text(element).stream())
                .toList();
    }

    private static Optional<String> number(Element telephone) {
        List<String> parts = Nodes.children(telephone).stream()
                .flatMap(part -> Nodes.text(part).stream())
                .toList();
        return parts.isEmpty() ? Optional.empty() : Optional.of(String.join(" ", parts));
    }
}
