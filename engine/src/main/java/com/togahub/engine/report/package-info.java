/** Reports that are made of every client's data and kept as files. Knows no buckets: a {@link ReportStore} takes them. */
package com.togahub.engine.report;
