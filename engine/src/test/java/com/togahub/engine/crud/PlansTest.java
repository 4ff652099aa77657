package com.togahub.engine.crud;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;

import com.togahub.engine.access.Policy;
import com.togahub.engine.metadata.Catalog;
import com.togahub.engine.metadata.ChildPolicy;
import com.togahub.engine.metadata.Field;
import com.togahub.engine.metadata.FieldType;
import com.togahub.engine.metadata.RecordType;
import com.togahub.engine.plan.Planner;
import com.togahub.engine.request.FieldPath;
import com.togahub.engine.request.Options;
import com.togahub.engine.request.Shape;
import com.togahub.engine.sql.CompiledRead;
import com.togahub.engine.sql.ReadSql;
import com.togahub.engine.store.Place;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class PlansTest {
    private static final RecordType THINGS = new RecordType(
            1,
            "things",
            "things",
            Place.CLIENT,
            "Things",
            ChildPolicy.CASCADE,
            Optional.empty(),
            Optional.empty(),
            List.of(new Field(
                    1,
                    "uuid",
                    "uuid",
                    FieldType.UUID,
                    OptionalLong.empty(),
                    false,
                    true,
                    true,
                    OptionalInt.empty(),
                    OptionalInt.empty(),
                    Optional.empty(),
                    Optional.empty())),
            List.of());

    private final Plans plans = new Plans();
    private final Catalog catalog = catalog();
    private int compiled;

    private static Catalog catalog() {
        return new Catalog(1, List.of(THINGS), List.of(), List.of(), List.of());
    }

    private CompiledRead get(String grants, Catalog snapshot) {
        Options options = Options.of(List.of(new FieldPath(List.of("uuid"))), -1);
        Plans.Key key = new Plans.Key(Optional.of("client"), grants, 1, "page", Shape.of(options), Optional.empty());
        return plans.get(key, snapshot, () -> {
            compiled++;
            return new ReadSql("Core").compile(new Planner(snapshot, Policy.TRUSTED, 6).readBack(THINGS, options));
        });
    }

    @Test
    void keepsAPlanForWhoeverMayDoTheSame() {
        assertSame(get("buyer", catalog), get("buyer", catalog));
        assertNotSame(get("buyer", catalog), get("seller", catalog));
        assertEquals(2, compiled);
    }

    @Test
    void beginsAnewWithTheMetadata() {
        CompiledRead before = get("buyer", catalog);
        assertNotSame(before, get("buyer", catalog()));
    }

    @Test
    void forgetsThePlansThatWereNotUsedForLongest() {
        CompiledRead first = get("role-0", catalog);
        int length = first.first().statement().sql().length();
        int enough = 4_000_000 / length + 1;
        for (int i = 1; i <= enough; i++) {
            get("role-" + i, catalog);
            assertSame(first, get("role-0", catalog));
        }
        int before = compiled;
        get("role-1", catalog);
        assertEquals(before + 1, compiled, "the one used last long ago");
        assertSame(first, get("role-0", catalog));
    }
}
