/** Actions for what ClickUp sends. */
package com.togahub.worker.action.clickup;
