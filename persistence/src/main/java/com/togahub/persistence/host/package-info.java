/** Database hosts: where they are, who logs in, and where the password is found. Values only; nothing here connects. */
package com.togahub.persistence.host;
