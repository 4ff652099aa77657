/** The outer form of every document: who sends it from whom to whom, which request it holds, and what of it is secret. */
package com.togahub.engine.cxml.envelope;
