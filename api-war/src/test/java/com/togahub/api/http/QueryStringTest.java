package com.togahub.api.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.togahub.engine.problem.Code;
import com.togahub.engine.problem.ProblemException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QueryStringTest {
    @Test
    void parametersAreDecodedInOrder() {
        assertEquals(
                Map.of("where", List.of("name==Zoë & Co"), "a", List.of("1", "2"), "flag", List.of("")),
                QueryString.parameters(Optional.of("where=name%3D%3DZo%C3%AB+%26+Co&a=1&a=2&&flag")));
        assertEquals(Map.of(), QueryString.parameters(Optional.empty()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a=%", "a=%4", "a=%zz", "a=%C3", "a=%FF", "%C0%AF=1", "a=%-1"})
    void brokenEncodingsAreRefused(String query) {
        ProblemException refused =
                assertThrows(ProblemException.class, () -> QueryString.parameters(Optional.of(query)));
        assertEquals(Code.EV_1, refused.problems().get(0).code());
    }

    @Test
    void thereIsALimitOnTheirNumber() {
        ProblemException refused =
                assertThrows(ProblemException.class, () -> QueryString.parameters(Optional.of("a&".repeat(300))));
        assertEquals(Code.EV_10, refused.problems().get(0).code());
    }
}
