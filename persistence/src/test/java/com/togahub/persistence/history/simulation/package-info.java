/** Nodes on real servers whose threads run one at a time, in an order and with faults that a seed chooses. */
package com.togahub.persistence.history.simulation;
