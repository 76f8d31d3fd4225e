-- Who sells what in the hand-written cycle: the program's own customers and items, and numbers from a sequence.
create sequence if not exists hand_numbers cache 50;
create table if not exists hand_stalls (client int primary key, customer_id uuid not null, warehouse_id uuid not null, bin_id uuid not null, caller_id uuid not null, items uuid[] not null);
truncate hand_stalls;
