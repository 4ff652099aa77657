package com.togahub.worker.queue;

import com.togahub.engine.job.Invocation;
import com.togahub.engine.job.KnownActions;
import com.togahub.engine.job.binding.ActionRegistry;
import jakarta.annotation.PostConstruct;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;

/**
 * Builds the registry of actions when the application starts, so that a faulty action fails the deployment, and makes it known to
 * the modules that cannot see this one.
 */
@Singleton
@Startup
@TransactionManagement(TransactionManagementType.BEAN)
public class ActionCheck {
    private static final System.Logger LOG = System.getLogger(ActionCheck.class.getName());

    @Inject
    private ActionRegistry actions;

    @Inject
    private Invocation invocation;

    @Inject
    private KnownActions known;

    /** Looks at every action. */
    @PostConstruct
    public void check() {
        known.become(actions, invocation);
        LOG.log(System.Logger.Level.INFO, "{0} actions: {1}", actions.paths().size(), actions.paths());
    }
}
