/**
 * Cron expressions with croniter's rules, and the minutes at which they are due. Pure: times come in, times go out; the days on
 * which clocks change are in {@link com.togahub.engine.schedule.Schedule}.
 */
package com.togahub.engine.schedule;
