package com.togahub.worker.action.cxml;

import com.togahub.engine.cxml.sending.Sender;
import com.togahub.engine.job.binding.JobContext;
import com.togahub.engine.job.binding.Retry;
import com.togahub.engine.job.binding.WorkerAction;
import jakarta.inject.Inject;

/** {@code Cxml/Documents/..}: documents to partners. Without a transaction, as a partner may take its time. */
@WorkerAction(transactional = false)
public class Documents {
    private final Sender sender;

    /** With what sends documents. */
    @Inject
    public Documents(Sender sender) {
        this.sender = sender;
    }

    /**
     * Sends a document, again ten times if need be, an hour apart as the protocol recommends.
     *
     * @param uuid of its row in {@code CxmlDocuments}
     * @param client slug of the client whose row it is
     * @return what the partner says
     */
    @Retry(max = 10, backoff = "PT1H", longest = "PT1H")
    public String send(String uuid, String client, JobContext job) throws InterruptedException {
        return sender.send(uuid, client, job);
    }
}
