/**
 * Who sends a request, as the container sees it: the access token becomes the container's principal, so that resources can
 * use {@code @RolesAllowed} and claims. Refuses nothing itself; doors do.
 */
package com.togahub.api.auth;
