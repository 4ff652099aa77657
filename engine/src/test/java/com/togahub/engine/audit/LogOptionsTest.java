package com.togahub.engine.audit;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.togahub.engine.problem.Problem;
import com.togahub.engine.problem.ProblemException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LogOptionsTest {
    private static final Set<String> OTHERS = Set.of("after", "recordsPerPage");

    private static Map<String, String> parameters(String options) {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String option : options.split(";", -1)) {
            String[] pair = option.split("=", 2);
            parameters.put(pair[0], pair[1]);
        }
        return parameters;
    }

    private static List<LogCondition> read(String options) {
        Map<String, String> parameters = parameters(options);
        LogOptions.requireKnown(parameters, OTHERS, true);
        LogOptions.perPage(parameters, 50, 200);
        return LogOptions.conditions(parameters);
    }

    @Test
    void options_become_conditions() {
        assertEquals(
                List.of(
                        new LogCondition.Id("a-1"),
                        new LogCondition.Parent("outer:1"),
                        new LogCondition.Outer(),
                        new LogCondition.RoutePrefix("/v2/sales-orders"),
                        new LogCondition.Methods(List.of("POST", "PUT")),
                        new LogCondition.Status(404, 404, false),
                        new LogCondition.Identities(List.of("USER:u")),
                        new LogCondition.Since(Instant.parse("2026-01-31T17:00:00Z")),
                        new LogCondition.Until(Instant.parse("2026-01-31T18:00:00Z"))),
                read("id=a-1;parent=outer:1;inner=false;route=sales-orders;method=post,PUT;status=404;identity=USER:u;"
                        + "since=2026-01-31T18:00:00 01:00;until=2026-01-31T18:00:00Z;after=x;recordsPerPage=200"));
    }

    @Test
    void a_star_makes_a_beginning_of_an_id() {
        assertEquals(List.of(new LogCondition.IdPrefix("job:1:")), read("id=job:1:*"));
    }

    @Test
    void a_route_with_a_slash_is_whole() {
        assertEquals(List.of(new LogCondition.RoutePrefix("/cxml")), read("route=/cxml"));
    }

    @Test
    void inner_requests_are_found_unless_they_are_left_out() {
        assertEquals(List.of(), read("inner=true"));
    }

    @ParameterizedTest
    @CsvSource({"2xx,200,299,true", "3xx,300,399,true", "304,304,304,true", "4xx,400,499,false", "503,503,503,false"})
    void a_status_is_a_number_or_a_class(String text, int least, int most, boolean isSuccess) {
        assertEquals(List.of(new LogCondition.Status(least, most, isSuccess)), read("status=" + text));
    }

    @Test
    void a_bare_uuid_is_an_identity_of_any_kind() {
        List<LogCondition> found = read("identity=53b0");
        LogCondition.Identities identities = (LogCondition.Identities) found.get(0);
        assertEquals(7, identities.names().size());
        assertEquals("API:53b0", identities.names().get(0));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "EV-1 transactionid | transactionid=a",
                "EV-1 _ | id=a;_=e30",
                "EV-7 id | id=",
                "EV-7 id | id=*",
                "EV-7 id | id=a%",
                "EV-7 id | id=0123456789012345678901234567890123456789012345678901234567890123x",
                "EV-7 parent | parent=a*",
                "EV-7 inner | inner=no",
                "EV-7 route | route=",
                "EV-7 method | method=",
                "EV-7 method | method=GET,",
                "EV-7 method | method=A,B,C,D,E,F,G,H,I",
                "EV-7 status | status=4x",
                "EV-7 status | status=600",
                "EV-7 status | status=-1",
                "EV-7 identity | identity=",
                "EV-7 since | since=yesterday",
                "EV-7 since | since=2026-01-31",
                "EV-7 until | until=2026-01-31T18:00:00",
                "EV-7 until | until=+99999-01-31T18:00:00Z",
                "EV-7 recordsPerPage | recordsPerPage=many",
                "EV-10 recordsPerPage | recordsPerPage=0",
                "EV-10 recordsPerPage | recordsPerPage=201",
            })
    void what_makes_no_sense_is_refused(String problem, String options) {
        Problem refused = assertThrows(ProblemException.class, () -> read(options))
                .problems()
                .get(0);
        assertEquals(problem, refused.code().wireName() + " " + refused.path().orElseThrow());
    }

    @Test
    void conditions_are_unknown_where_one_request_is_asked_for() {
        Map<String, String> parameters = Map.of("status", "404");
        assertDoesNotThrow(() -> LogOptions.requireKnown(parameters, OTHERS, true));
        assertThrows(ProblemException.class, () -> LogOptions.requireKnown(parameters, OTHERS, false));
    }
}
