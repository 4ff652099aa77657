/** Answers: a status with what belongs to it, written as a valid cXML document. */
package com.togahub.engine.cxml.response;
