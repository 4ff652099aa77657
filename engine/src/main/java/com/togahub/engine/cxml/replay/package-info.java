/** Kept documents once more: refused ones carried out after all, and those that went out sent again. */
package com.togahub.engine.cxml.replay;
