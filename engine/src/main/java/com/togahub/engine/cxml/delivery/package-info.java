/** What a transport delivered, unpacked to one XML document and its attachments: plain bodies, multipart, HTML forms. */
package com.togahub.engine.cxml.delivery;
