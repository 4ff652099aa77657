package com.togahub.engine.crud;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.togahub.engine.fulfilment.CompassItemFulfillments;
import com.togahub.engine.fulfilment.ItemFulfillments;
import com.togahub.engine.intercept.Model;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ModelsByClientTest {
    private final Model shared = new ItemFulfillments();
    private final Model compass = new CompassItemFulfillments();
    private final Extensions extensions = new Extensions(List.of(), List.of(shared, compass), List.of());

    private Optional<Model> model(String client) {
        return extensions.model(Optional.of(ItemFulfillments.NAME), Optional.ofNullable(client));
    }

    @Test
    void compass_has_a_model_of_its_own_and_acme_the_shared_one() {
        assertEquals(Optional.of(compass), model("compass"));
        assertEquals(Optional.of(shared), model("acme"));
        assertEquals(Optional.of(shared), model(null));
    }

    @Test
    void a_record_without_code_is_generic() {
        assertEquals(Optional.empty(), extensions.model(Optional.empty(), Optional.of("compass")));
        assertEquals(Optional.empty(), extensions.model(Optional.of("unknown"), Optional.of("compass")));
    }

    @Test
    void two_of_one_name_are_refused() {
        assertThrows(
                IllegalArgumentException.class,
                () -> new Extensions(List.of(), List.of(shared, new ItemFulfillments()), List.of()));
    }
}
