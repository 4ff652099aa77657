/** The door of webhooks: takes any POST or GET below {@code /webhook}, whoever sends it; actions check signatures later. */
package com.togahub.api.webhook;
