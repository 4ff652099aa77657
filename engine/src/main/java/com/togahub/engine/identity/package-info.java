/**
 * Who somebody is: tokens and their signing secrets, credentials, users, refresh tokens, and the limits on failed attempts.
 * Ports are implemented by the persistence layer; nothing here knows HTTP, a record or a grant.
 */
package com.togahub.engine.identity;
