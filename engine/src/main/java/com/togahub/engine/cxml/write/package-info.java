/** Writes documents that go out: elements, envelopes and answers, valid by the protocol's document types. */
package com.togahub.engine.cxml.write;
