package com.togahub.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.togahub.launcher.home.LaunchException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArgumentsTest {
    private static Command parse(String line) {
        return Arguments.parse(line.isEmpty() ? List.of() : List.of(line.split(" ", -1)), 8080);
    }

    @Test
    void upTakesTheDefaultsWhenNothingIsSaid() {
        assertEquals(new Command.Up(8080, false, false, 1), parse("up"));
    }

    @Test
    void upTakesItsOptionsInAnyOrder() {
        assertEquals(new Command.Up(9000, true, true, 2), parse("up --fresh --nodes 2 --detach --port 9000"));
    }

    @Test
    void statusAndDownStandAlone() {
        assertEquals(new Command.Status(), parse("status"));
        assertEquals(new Command.Down(), parse("down"));
    }

    @Test
    void benchTakesItsWarmUp() {
        assertEquals(new Command.Measure(30), parse("bench"));
        assertEquals(new Command.Measure(30), parse("bench api"));
        assertEquals(new Command.MeasureMirror(), parse("bench fulfilments"));
        assertEquals(new Command.MeasureOrders(), parse("bench orders"));
        assertEquals(new Command.Measure(5), parse("bench --warm-up 5"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    ''                        | no command
                    upp                       | no such command: upp
                    up --prot 9000            | no such option: --prot
                    up 9000                   | no such option: 9000
                    up --port                 | --port takes a number from 1 to 65535
                    up --port 0               | --port takes a number from 1 to 65535
                    up --port 70000           | --port takes a number from 1 to 65535
                    up --port http            | --port takes a number from 1 to 65535
                    up --nodes 0              | --nodes takes a number from 1 to 8
                    up --port 65535 --nodes 2 | --port 65535 leaves no port for 2 nodes
                    down --force              | no such option: --force
                    """)
    void saysWhatIsWrong(String line, String fault) {
        String message = assertThrows(LaunchException.class, () -> parse(line)).getMessage();
        assertTrue(message.startsWith(fault), message);
    }
}
