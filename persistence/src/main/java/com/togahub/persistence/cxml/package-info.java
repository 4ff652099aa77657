/** What the cXML gateway looks up: registered identities in Core, and received documents in the client's database. */
package com.togahub.persistence.cxml;
