/** What was seen of jobs, and the rules that it must keep. Pure: knows neither database nor queue nor the simulation. */
package com.togahub.persistence.history.check;
