-- What rule R4 judges: every recorded act. Mines have a rule of their own, and so have heaps.
select a.layer, a.id, a.name, a.synthetic, a.geom, a.accuracy_m, a.activity, a.act_type, a.act_date, a.approval_no as red_line_opinion_no
from (:data/measures/recorded-acts.sql) a
