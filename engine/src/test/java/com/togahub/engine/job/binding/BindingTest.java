package com.togahub.engine.job.binding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import com.togahub.engine.job.binding.action.Further;
import com.togahub.engine.job.binding.action.Values;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How a job's parameters become arguments, and what is said of those that do not fit. JSON is written with ' here. */
class BindingTest {
    private static final ActionRegistry ACTIONS = ActionRegistry.of(List.of(Values.class), Map.of());

    private static List<?> bound(String action, String parameters) {
        Object[] arguments = ACTIONS.find("Values/" + action).orElseThrow().bind(parameters.replace('\'', '"'), null);
        return Arrays.asList(arguments);
    }

    private static void refused(String action, String parameters, String message) {
        BindingException misfit = assertThrows(BindingException.class, () -> bound(action, parameters));
        assertEquals(message, misfit.getMessage());
    }

    @Test
    void simpleValues() {
        assertEquals(
                "[a, -1, 9007199254740993, true, 0.5, 1.10]",
                bound("Simple", "{'text':'a','number':-1,'big':9007199254740993,'flag':true,'real':0.5,'exact':1.10}")
                        .toString());
        assertEquals(
                "[7, 3, false, 2.0, 00000000-0000-0000-0000-000000000001]",
                bound(
                                "Boxed",
                                "{'number':7.0,'big':3,'flag':false,'real':2,'uuid':'00000000-0000-0000-0000-000000000001'}")
                        .toString());
    }

    @Test
    void containers() {
        assertEquals(
                "[[1, 2], {days=[2026-01-31]}, [a, 1.5, null, {b=[true]}], {c=null, d=x}]",
                bound(
                                "Containers",
                                "{'list':[1,2],'map':{'days':['2026-01-31']},'any':['a',1.5,null,{'b':[true]}],"
                                        + "'plain':{'c':null,'d':'x'}}")
                        .toString());
    }

    @Test
    void recordsWithDefaultsAndRecordsInside() {
        List<?> bound = bound(
                "Records",
                "{'line':{'item':'bolt','quantity':2.50},'lines':[{'item':'nut','note':'big'}],"
                        + "'tree':{'name':'a','children':[{'name':'b'}]}}");
        assertEquals(
                "Line[item=bolt, quantity=2.50, note=Optional.empty]",
                bound.get(0).toString());
        assertEquals(
                "[Line[item=nut, quantity=1, note=Optional[big]]]", bound.get(1).toString());
        assertEquals(
                "Tree[name=a, children=[Tree[name=b, children=[]]]]",
                bound.get(2).toString());
        assertEquals(
                "Tree[name=root, children=[]]",
                bound("Records", "{'line':{'item':'x'},'lines':[]}").get(2).toString());
    }

    @Test
    void jsonIsTakenAsItIs() {
        assertEquals(
                "[null, {\"a\":1}]",
                bound("Json", "{'node':null,'object':{'a':1}}").toString());
    }

    @Test
    void enumsByTheirNames() {
        assertEquals(Values.Size.LARGE, bound("Enums", "{'day':'MONDAY'}").get(1));
        refused(
                "Enums",
                "{'day':'MONDAY','size':'size'}",
                "parameter size: expected one of SMALL, LARGE, found \"size\"");
        refused(
                "Enums",
                "{'day':1}",
                "parameter day: expected one of MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY,"
                        + " SATURDAY, SUNDAY, found 1");
    }

    @Test
    void whatMayBeAbsent() {
        assertEquals(List.of(Optional.empty(), Optional.empty(), "none"), bound("Optional", ""));
        assertEquals(List.of(Optional.empty(), Optional.empty(), "none"), bound("Optional", "null"));
        assertEquals(
                List.of(Optional.empty(), Optional.of(List.of(1)), "x"),
                bound("Optional", "{'text':null,'list':[1],'other':'x'}"));
    }

    @Test
    void times() {
        String times = "{'instant':'2026-01-31T12:00:00Z','date':'2026-01-31','dateTime':'2026-01-31T12:00',"
                + "'time':'12:00','offset':'2026-01-31T12:00-06:00','zoned':'2026-01-31T12:00-06:00[America/Chicago]',"
                + "'duration':'PT15M','period':'P1M','month':'2026-01','zone':'America/Chicago'}";
        assertEquals(
                "[2026-01-31T12:00:00Z, 2026-01-31, 2026-01-31T12:00, 12:00, 2026-01-31T12:00-06:00,"
                        + " 2026-01-31T12:00-06:00[America/Chicago], PT15M, P1M, 2026-01, America/Chicago]",
                bound("Times", times).toString());
        refused(
                "Times",
                times.replace("'date':'2026-01-31'", "'date':'2026-02-30'"),
                "parameter date: expected a date such as 2026-01-31, not \"2026-02-30\"");
        refused(
                "Times",
                times.replace("'zone':'America/Chicago'", "'zone':'Chicago'"),
                "parameter zone: expected a time zone such as America/Chicago, not \"Chicago\"");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {}                                                  | parameter text is required but missing
            {'text':null}                                       | parameter text is required but missing
            {'text':'a','colour':1}                             | parameter colour is unknown; known are text, number, big, flag, real, exact
            {'text':1}                                          | parameter text: expected a text, found 1
            {'text':['a']}                                      | parameter text: expected a text, found a list
            {'text':{}}                                         | parameter text: expected a text, found an object
            {'text':'a','number':'1'}                           | parameter number: expected a whole number of 32 bits, found "1"
            {'text':'a','number':1.5}                           | parameter number: expected a whole number of 32 bits, found 1.5
            {'text':'a','number':2147483648}                    | parameter number: expected a whole number of 32 bits, found 2147483648
            {'text':'a','number':1,'big':9223372036854775808}   | parameter big: expected a whole number of 64 bits, found 9223372036854775808
            {'text':'a','number':1,'big':1,'flag':'true'}       | parameter flag: expected true or false, found "true"
            {'text':'a','number':1,'big':1,'flag':true,'real':1e400} | parameter real: expected a number of 64 bits, found 1E+400
            {'text':'a','number':1,'big':1,'flag':true,'real':1,'exact':'1.10'} | parameter exact: expected a number, found "1.10"
            []                                                  | the parameters must be a JSON object
            'a'                                                 | the parameters must be a JSON object
            """)
    void misfitsAreNamed(String parameters, String message) {
        refused("Simple", parameters, message);
    }

    @Test
    void misfitsInsideAreNamedByTheirPath() {
        refused(
                "Containers",
                "{'list':[1,'x'],'map':{},'any':[],'plain':{}}",
                "parameter list[1]: expected a whole number of 32 bits, found \"x\"");
        refused(
                "Containers",
                "{'list':[],'map':{'days':['monday']},'any':[],'plain':{}}",
                "parameter map.days[0]: expected a date such as 2026-01-31, not \"monday\"");
        refused(
                "Records",
                "{'line':{'item':'x','size':1},'lines':[]}",
                "parameter line.size is unknown; known are item, quantity, note");
        refused(
                "Records",
                "{'line':{'item':'x'},'lines':[{'quantity':1}]}",
                "parameter lines[0].item is required but missing");
        refused(
                "Records",
                "{'line':{'item':'x','quantity':0},'lines':[]}",
                "parameter line: quantity must be positive");
    }

    @Test
    void brokenJsonIsSaidToBeSo() {
        BindingException misfit = assertThrows(BindingException.class, () -> bound("Simple", "{'text':"));
        assertEquals("the parameters are not valid JSON", misfit.getMessage().split(":", 2)[0]);
        misfit = assertThrows(BindingException.class, () -> bound("Simple", "{} {}"));
        assertEquals("the parameters are not valid JSON", misfit.getMessage().split(":", 2)[0]);
    }

    @Test
    void furtherTypesAreConvertedAsTheApplicationSays() {
        Map<Class<?>, Function<JsonNode, Object>> conversions = Map.of(Pattern.class, json -> {
            if (!json.isTextual()) {
                throw new ClassCastException("no text");
            }
            return Pattern.compile(json.textValue());
        });
        Action action = ActionRegistry.of(List.of(Further.class), conversions)
                .find("Further/Read")
                .orElseThrow();
        assertEquals("x", action.bind("{\"text\":\"x\"}", null)[0].toString());
        BindingException misfit = assertThrows(BindingException.class, () -> action.bind("{\"text\":1}", null));
        assertEquals("parameter text: expected a value for Pattern", misfit.getMessage());
    }
}
