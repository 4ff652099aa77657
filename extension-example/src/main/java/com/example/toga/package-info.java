/** What a company adds to Toga without touching its code: beans that rows of the metadata name, and actions that jobs name. */
package com.example.toga;
