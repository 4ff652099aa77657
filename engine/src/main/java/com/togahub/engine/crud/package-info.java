/** The pipeline of one request and nothing else: it calls the stages in order and holds none of their rules. */
package com.togahub.engine.crud;
