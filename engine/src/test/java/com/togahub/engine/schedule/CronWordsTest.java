package com.togahub.engine.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CronWordsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "* * * * *             | Every minute",
                "*/1 * * * *           | Every minute",
                "*/15 * * * *          | Every 15 minutes",
                "0,30 * * * *          | Every 30 minutes",
                "5/15 * * * *          | Every 15 minutes, first at 5 minutes past the hour",
                "*/7 * * * *           | Every 7 minutes from 0 minutes to 56 minutes past every hour",
                "10-20 * * * *         | Every minute from 10 minutes to 20 minutes past every hour",
                "5,10,25 * * * *       | At 5, 10 and 25 minutes past every hour",
                "0 * * * *             | Every hour",
                "1 * * * *             | Every hour at 1 minute past",
                "15 * * * *            | Every hour at 15 minutes past",
                "0 */2 * * *           | Every 2 hours",
                "30 */6 * * *          | At 00:30, 06:30, 12:30 and 18:30 every day",
                "20 */3 * * *          | Every 3 hours at 20 minutes past",
                "0 9-17 * * *          | Every hour from 09:00 to 17:00",
                "15 1-23/2 * * *       | Every 2 hours from 01:15 to 23:15",
                "0 22-2 * * *          | At 00:00, 01:00, 02:00, 22:00 and 23:00 every day",
                "0 1,2,5,7,11,13,14 * * * | On the hour at 01:00, 02:00, 05:00, 07:00, 11:00, 13:00 and 14:00 every day",
                "*/15 9-17 * * *       | Every 15 minutes from 09:00 to 17:45",
                "*/10 9 * * *          | At 09:00, 09:10, 09:20, 09:30, 09:40 and 09:50 every day",
                "*/5 9 * * *           | Every 5 minutes from 09:00 to 09:55",
                "* 2 * * *             | Every minute from 02:00 to 02:59",
                "*/15 1,5 * * *        | Every 15 minutes in the hours of 01:00 and 05:00",
                "7,9,30 1,2,3 * * *    | At 7, 9 and 30 minutes past 01:00 to 03:00",
                "0 2 * * *             | At 02:00 every day",
                "@daily                | At 00:00 every day",
                "@weekly               | At 00:00 on Sundays",
                "@monthly              | At 00:00 on the 1st of every month",
                "@yearly               | At 00:00 on the 1st of January",
                "@hourly               | Every hour",
                "0,30 2 * * *          | At 02:00 and 02:30 every day",
                "0 9 * * mon-fri       | At 09:00 from Monday to Friday",
                "0 9 * * 1,3,5         | At 09:00 on Mondays, Wednesdays and Fridays",
                "0 9 * * sat-mon       | At 09:00 on Mondays, Saturdays and Sundays",
                "0 9 * * 0             | At 09:00 on Sundays",
                "*/20 * * * mon        | Every 20 minutes on Mondays",
                "30 9 * * L5           | At 09:30 on the last Friday of every month",
                "30 9 * * 5#3          | At 09:30 on the third Friday of every month",
                "30 9 * * 1#4,L1       | At 09:30 on the fourth Monday and the last Monday of every month",
                "30 9 1-7 jan mon#1    | At 09:30 on the first Monday of January, where that is the 1st to 7th",
                "0 0 L * *             | At 00:00 on the last day of every month",
                "0 0 1,15 * *          | At 00:00 on the 1st and 15th of every month",
                "0 0 11,22,23 * *      | At 00:00 on the 11th, 22nd and 23rd of every month",
                "0 0 15,L * *          | At 00:00 on the 15th and the last day of every month",
                "0 0 */2 * *           | At 00:00 on every 2nd day from the 1st to the 31st of every month",
                "0 0 1-7 * *           | At 00:00 on the 1st to 7th of every month",
                "0 0 13 * fri          | At 00:00 on the 13th of every month, and on Fridays",
                "0 0 13 mar fri        | At 00:00 on the 13th of March, and on Fridays in March",
                "0 6 * jun-aug *       | At 06:00 in June to August",
                "0 6 * dec *           | At 06:00 in December",
                "*/5 * * 1,7 *         | Every 5 minutes in January and July",
                "0 0 1 */3 *           | At 00:00 on the 1st of January, April, July and October",
                "0 0 ? * ?             | At 00:00 every day",
                "0 0 31 2 *            | At 00:00 on the 31st of February",
            })
    void saysItInWords(String expression, String words) {
        assertEquals(words, CronExpression.parse(expression).description());
    }
}
