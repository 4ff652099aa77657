/** The door to the page that shows the API's OpenAPI document. The document itself comes from the V2 API, by token. */
package com.togahub.api.docs;
