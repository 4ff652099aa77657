/** What came along with documents: kept as it was, and given out again. */
package com.togahub.engine.cxml.attachment;
