/** Actions about carriers. */
package com.example.toga.action.shipping;
