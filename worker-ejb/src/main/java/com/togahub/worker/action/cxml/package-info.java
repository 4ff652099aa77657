/** {@code Cxml/..}: what is sent to trading partners. */
package com.togahub.worker.action.cxml;
