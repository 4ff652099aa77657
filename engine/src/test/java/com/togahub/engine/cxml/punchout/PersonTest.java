package com.togahub.engine.cxml.punchout;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.togahub.engine.cxml.xml.SafeParser;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Who shops, as senders say it. */
class PersonTest {
    private static Person person(String parts) {
        String document = "<PunchOutSetupRequest>" + parts + "</PunchOutSetupRequest>";
        return Person.of(SafeParser.parse(document.getBytes(StandardCharsets.UTF_8), Optional.empty())
                .getDocumentElement());
    }

    private static String extrinsic(String name, String value) {
        return "<Extrinsic name=\"" + name + "\">" + value + "</Extrinsic>";
    }

    @Test
    void extrinsics_name_the_person() {
        assertEquals(
                new Person(Optional.of("ann@buyer.example"), Optional.of("Ann Lee"), Optional.of("alee")),
                person(extrinsic("USEREMAIL", "Ann@Buyer.example")
                        + extrinsic("FirstName", "Ann")
                        + extrinsic("LastName", "Lee")
                        + extrinsic("UniqueName", "alee")));
        assertEquals(
                new Person(Optional.empty(), Optional.of("John Smith"), Optional.empty()),
                person(extrinsic("FullName", "John Smith")));
        assertEquals(
                new Person(Optional.of("a@b.example"), Optional.of("a@b.example"), Optional.of("a@b.example")),
                person(extrinsic("User", "a@b.example")));
    }

    @Test
    void the_end_user_is_the_contact_of_this_role_else_of_none() {
        String buyer = "<Contact role=\"buyerAccount\"><Name>Dept</Name><Email>dept@b.example</Email></Contact>";
        String none = "<Contact><Name>Bob</Name><Email>bob@b.example</Email></Contact>";
        String user = "<Contact role=\"endUser\"><Name>Eve</Name><Email>eve@b.example</Email></Contact>";
        assertEquals(Optional.of("eve@b.example"), person(buyer + none + user).email());
        assertEquals(Optional.of("Bob"), person(buyer + none).name());
        assertEquals(new Person(Optional.empty(), Optional.empty(), Optional.empty()), person(buyer));
    }

    @Test
    void what_is_no_address_is_none() {
        for (String text : new String[] {"nobody", "a b@c.example", "@", "a@b@c", "x".repeat(300) + "@b.example"}) {
            assertEquals(Optional.empty(), person(extrinsic("UserEmail", text)).email(), text);
        }
    }
}
