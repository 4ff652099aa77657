/** Below this package, a class's package, name and method are an action's path. */
package com.example.toga.action;
