package com.example.toga.action.shipping;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.example.toga.action.shipping.Carrier.Delivered;
import com.togahub.engine.job.binding.Action;
import com.togahub.engine.job.binding.ActionRegistry;
import com.togahub.engine.job.binding.BindingException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CarrierTest {
    private static final ActionRegistry ACTIONS = ActionRegistry.of(List.of(Carrier.class), Map.of());

    @Test
    void itsMethodsAreActions() {
        assertEquals(Set.of("Shipping/Carrier/Webhook", "Shipping/Carrier/Arrived"), ACTIONS.paths());
    }

    @Test
    void parcelsAreBoundFromJson() {
        Action arrived = ACTIONS.find("Shipping/Carrier/Arrived").orElseThrow();
        Object[] arguments =
                arrived.bind("{\"parcels\":[{\"trackingNumber\":\"1Z\",\"at\":\"2026-03-02T04:00:00Z\"}]}", null);
        assertEquals(
                List.of(new Delivered("1Z", Instant.parse("2026-03-02T04:00:00Z"), Optional.empty())), arguments[0]);
        assertThrows(BindingException.class, () -> arrived.bind("{\"parcels\":[{}]}", null));
    }
}
