/** The metadata tables of Core, read into the engine's rows. */
package com.togahub.persistence.metadata;
