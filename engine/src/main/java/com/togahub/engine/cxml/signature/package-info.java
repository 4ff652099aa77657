/** XML signatures of documents: whether one is there, says what it must, and was made with the sender's key. */
package com.togahub.engine.cxml.signature;
