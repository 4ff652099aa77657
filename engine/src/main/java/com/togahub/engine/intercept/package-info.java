/** What business code may see and change of a request: interceptors, model overrides, and requests made inside one transaction. */
package com.togahub.engine.intercept;
