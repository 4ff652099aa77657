/** Who may do what: the one gate every name of every option passes before any SQL exists. Deny by default. */
package com.togahub.engine.access;
