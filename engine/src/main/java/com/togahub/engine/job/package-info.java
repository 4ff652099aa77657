/**
 * Background jobs: their states, the ports to where they are stored and announced, and the runner that takes one from its
 * message to its outcome. An outcome is a returned value; only the store writes a job's state.
 *
 * <pre>
 *   pending → queued → running → succeeded | failed → (retry) → queued
 * </pre>
 */
package com.togahub.engine.job;
