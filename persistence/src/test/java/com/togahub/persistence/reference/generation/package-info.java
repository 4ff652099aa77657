/** Makes worlds and requests from a seed, and puts worlds into a database. */
package com.togahub.persistence.reference.generation;
