package com.togahub.persistence.testing;

import com.arjuna.ats.arjuna.common.ObjectStoreEnvironmentBean;
import com.arjuna.common.internal.util.propertyservice.BeanPopulator;
import jakarta.transaction.TransactionManager;

/** A real transaction manager without a server. */
public final class Managers {
    private static final String MEMORY = "com.arjuna.ats.internal.arjuna.objectstore.VolatileStore";

    private Managers() {}

    /** The JVM's. It keeps its own log in memory only: recovery is ours and is tested as such. */
    public static TransactionManager transactions() {
        for (String store : new String[] {null, "communicationStore", "stateStore"}) {
            BeanPopulator.getNamedInstance(ObjectStoreEnvironmentBean.class, store)
                    .setObjectStoreType(MEMORY);
        }
        return com.arjuna.ats.jta.TransactionManager.transactionManager();
    }
}
